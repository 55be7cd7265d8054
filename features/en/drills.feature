@drill
Feature: Drills of the lines between the sites
  When the main line fails traffic moves to the backup line, and moves back without a gap.

  Scenario: The cable of the main line is pulled
    Given "office PC" keeps pinging "web server"
    When the link "main line" is cut
    Then the ping comes back within 3 seconds
    And the outage is at most 3000 ms
    And device R1 shows "via backup" in "show ip route 10.2.20.0/24"

  Scenario: The main line fails without losing carrier
    Given "office PC" keeps pinging "web server"
    And "office PC" keeps a TCP session to port 11000 of "web server"
    When the link "R2 - R1 main" is cut silently
    Then the ping comes back within 3 seconds
    And the TCP session survives
    And the TCP session has at most 50 retransmissions
    And the outage is at most 3000 ms

  Scenario: The main line comes back
    Given the link "main line" is cut
    And the network is steady
    And "office PC" keeps pinging "web server"
    When the link "main line" is restored
    Then device R1 shows "via main" in "show ip route 10.2.20.0/24"
    And device R1's routes contain:
      | prefix       | protocol | interface |
      | 10.2.20.0/24 | ospf     | main      |
    And device R1's routes do not contain:
      | prefix       | interface |
      | 10.2.20.0/24 | backup    |
    And device R1's output of "show ip ospf neighbor" contains:
      | neighbor_id | state | interface |
      | 10.0.0.2    | Full  | main      |
    And device R1's output of "show bfd peers brief" does not contain:
      | peer_address | status |
      | 10.0.12.2    | down   |
    And the link "main line" is up
    And the outage is at most 1000 ms
