Feature: Devices are as they were when a scenario begins
  Each of these makes sure that nothing was left behind, and then leaves something. In any order.

  Scenario Outline: What was left on R2 is gone in the next scenario (<time>)
    Given device R2 does not show "198.51.100.0/24" in "show running-config"
    When device R2 is configured with "ip route 198.51.100.0/24 blackhole"
    Then device R2 shows "ip route 198.51.100.0/24 blackhole" in "show running-config"

    Examples:
      | time   |
      | first  |
      | second |
