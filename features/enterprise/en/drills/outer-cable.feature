@enterprise @drill @admin
Feature: The cable between FW1 and L2SWEX fails, and comes back

  Scenario: When it fails, traffic is back within 10 s, TCP sessions survive, and FW2 takes over
    Given "partner PC" keeps pinging 203.0.113.5
    And "developer PC" keeps pinging "DMZ server"
    And "developer PC" keeps pinging "internet PC"
    And "partner PC" keeps a TCP session to port 80 of 203.0.113.5
    And "VPN client" keeps a TCP session to port 11000 of "git server"
    When the link "L2SWEX - FW1" is cut
    Then the ping comes back within 10 seconds
    And the TCP session survives
    And device FW2 becomes active within 10 seconds

  Scenario: When it is back, TCP sessions survive, and FW1 takes over again
    Given the link "L2SWEX - FW1" is cut
    And device FW2 becomes active within 10 seconds
    And "partner PC" keeps pinging 203.0.113.5
    And "developer PC" keeps pinging "DMZ server"
    And "developer PC" keeps pinging "internet PC"
    And "partner PC" keeps a TCP session to port 80 of 203.0.113.5
    And "VPN client" keeps a TCP session to port 11000 of "git server"
    When the link "L2SWEX - FW1" is restored
    Then device FW1 becomes active within 10 seconds
    And the ping comes back within 10 seconds
    And the TCP session survives
    And device FW2 is standby
