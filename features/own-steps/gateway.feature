Feature: Steps of one's own
  gateway.ts beside this file has a step that uses the same typed API as the shipped ones.

  Scenario: Everybody reaches the own gateway
    Then "office PC" reaches the gateway 10.1.10.1 in less than 100 ms
    And "web server" reaches the gateway 10.2.20.1 in less than 100 ms
