Feature: Services of the servers

  Scenario: Office and guests see the web page
    Given "web server" runs a web server whose page says "welcome"
    Then "office PC" can fetch "http://10.2.20.80/"
    And the page contains "welcome"
    And "guest PC" can fetch "http://10.2.20.80/"
    And the page contains "welcome"

  Scenario: The office resolves names
    Given "DNS server" runs a DNS server that answers "www.example.com" with 10.2.20.80
    Then "office PC" resolves "www.example.com" to 10.2.20.80

  Scenario: Guests cannot open SSH of the web server
    Given "web server" listens on TCP port 22
    Then "office PC" can open TCP port 22 of "web server"
    But "guest PC" cannot open TCP port 22 of "web server"

  Scenario: A command on a test host
    When "office PC" runs "ip route get 10.2.20.80"
    Then the exit code is 0
    And the output contains "via 10.1.10.1"
    And the output does not contain "unreachable"

  Scenario: A real program on a test host
    Given "DNS server" runs the program "exec dnsmasq -k -C /dev/null -R -h --pid-file= -q --log-facility=- --address=/www.example.com/10.2.20.80" listening on UDP port 53
    When "office PC" runs "dig +short @10.2.20.53 www.example.com"
    Then the output contains "10.2.20.80"
    And the program on "DNS server" has printed "query[A] www.example.com from 10.1.10.10"
