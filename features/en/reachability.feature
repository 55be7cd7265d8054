Feature: Reachability between the sites
  The office reaches the servers; guests reach what they may, and nothing else.

  Scenario: The office reaches the web server
    Then "office PC" can ping "web server"

  Scenario: A PC in a VLAN of a trunk port reaches the servers
    Then "developer PC" can ping "DNS server"
    And "developer PC" can ping 10.1.10.1

  Scenario: Guests do not reach the administration network
    Then "guest PC" cannot ping "admin server"
    But "guest PC" can ping 10.1.30.1

  Scenario: Guests do not reach the office, and the office reaches them
    Then "guest phone" cannot ping "office PC"
    But "office PC" can ping "guest phone"

  Scenario: Who can ping whom
    Then reachability by "ping" is as follows:
      |              | office PC | guest PC | web server | admin server |
      | office PC    |           | ✓        | ✓          | ✓            |
      | guest PC     | ✗         |          | ✗          | ✗            |
      | web server   | ✓         | ✗        |            | ✓            |
      | admin server | ✓         | ✓        | ✓          |              |
