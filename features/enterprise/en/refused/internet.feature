@enterprise @static @user
Feature: What the internet must not reach

  Scenario: The internal network
    Then "internet PC" cannot ping "developer PC"

  Scenario: The VPN server, for those who are no partners
    Given "VPN server" listens on TCP port 443
    Then "internet PC" cannot open TCP port 443 of 203.0.113.5
