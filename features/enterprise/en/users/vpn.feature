@enterprise @static @user
Feature: What those who come by VPN do (requirements 20, 29)

  Scenario: A partner reaches the VPN server by its public address
    Given "VPN server" runs an HTTPS server whose page says "VPN"
    Then "partner PC" can reach HTTPS of 203.0.113.5

  Scenario: Those who have come in log in to the test server
    Given "test server" runs a telnet server
    Then "VPN client" can log in to "test server" by telnet
