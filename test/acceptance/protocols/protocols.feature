Feature: What machines do besides ping and the web

  Scenario: The office administers the web server, guests do not
    Given "web server" runs an SSH server
    And "web server" runs a telnet server
    Then "office PC" can log in to "web server" by SSH
    And "office PC" can log in to "web server" by telnet
    And "office PC" is denied a login to "web server" by SSH as "mallory" with password "guess"
    But "guest PC" cannot log in to "web server" by SSH
    And "guest PC" cannot log in to "web server" by telnet

  Scenario: The office reads the secure page, guests do not
    Given "web server" runs an HTTPS server whose page says "members only"
    Then "office PC" can reach HTTPS of "web server"
    And the page contains "members only"
    And the certificate is for "10.2.20.80"
    And the certificate is valid for at least 14 more days
    And "office PC" can reach HTTPS of "web server" by HTTP/2
    But "guest PC" cannot reach HTTPS of "web server"

  Scenario: The office gets the time and names, guests do not
    Given "DNS server" runs an NTP server
    And "DNS server" runs a DNS server that answers "www.example.com" with 10.2.20.80
    Then "office PC" can get the time from "DNS server" by NTP
    And the time differs by at most 1000 ms
    And "office PC" can query DNS of "DNS server" over TCP
    But "guest PC" cannot get the time from "DNS server" by NTP
    And "guest PC" cannot query DNS of "DNS server" over TCP
    And "guest PC" cannot query DNS of "DNS server" over UDP

  Scenario: Routes are traced, up to where they are shut
    Then "office PC" can trace the route to "web server" via 10.1.10.1
    And "office PC" can trace the route to "web server" by UDP
    And "office PC" can ping "web server" with unfragmented packets of 1500 bytes
    But "guest PC" cannot trace the route to "web server"

  Scenario: Developers use git, and everyone else is told why not
    Given "web server" runs a git server on port 11000
    And "admin server" runs a git server on port 11000
    And "admin server" answers on UDP port 514
    Then "developer PC" can use git on port 11000 of "web server"
    And "developer PC" finds TCP port 11001 of "web server" refused
    And "developer PC" can reach UDP port 514 of "admin server"
    But "guest PC" cannot use git on port 11000 of "web server"
    And "guest PC" finds TCP port 11000 of "web server" unreachable
    And "guest PC" finds TCP port 11000 of "admin server" filtered
    And "guest PC" cannot reach UDP port 514 of "admin server"

  Scenario: Mail, files and monitoring
    Given "web server" runs a mail server
    And "web server" runs an FTP server with a file "notes.txt" that says "hello"
    And "web server" runs a TFTP server with a file "router.conf" that says "hostname R1"
    And "web server" runs an SNMP agent
    And "web server" receives syslog
    When "office PC" runs "logger -d -n 10.2.20.80 -P 514 'port 7 is down'"
    Then "office PC" can reach SMTP of "web server"
    And "office PC" can read "notes.txt" from "web server" by FTP
    And "office PC" can read "router.conf" from "web server" by TFTP
    And "office PC" can query "web server" by SNMP
    And "web server" gets a syslog message that contains "port 7 is down"
    But "guest PC" cannot reach SMTP of "web server"
    And "guest PC" cannot read "notes.txt" from "web server" by FTP
    And "guest PC" cannot read "router.conf" from "web server" by TFTP
    And "guest PC" cannot query "web server" by SNMP

  Scenario: What is on a host's own network
    Given "developer PC" sends to multicast group 239.1.2.3 port 5004
    And "developer PC" runs a DHCP server for 10.1.10.200 to 10.1.10.210, prefix length 24
    Then the address of "developer PC" is at one machine only, seen from "office PC"
    And "office PC" gets an offer from one DHCP server
    And "office PC" receives multicast group 239.1.2.3 port 5004
    But "guest PC" gets no DHCP offer
    And "guest PC" does not receive multicast group 239.1.2.3 port 5004
    When "office PC" announces 10.1.10.10 by gratuitous ARP
    Then "office PC" can ping "developer PC"

  Scenario: Protocols without ports, and how large packets may be
    Then GRE packets of "office PC" arrive at "web server"
    And the path MTU from "office PC" to "web server" is 1500 bytes
    But ESP packets of "guest PC" do not arrive at "web server"
