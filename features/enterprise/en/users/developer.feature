@enterprise @static @user
Feature: What developers do (requirements 1, 6, 7, 8)

  Scenario: Developers use the git server
    Given "git server" runs a git server on port 11000
    Then "developer PC" can use git on port 11000 of "git server"

  Scenario: Developers resolve names at the DNS server of the DMZ
    Given "DNS server" runs a DNS server that answers "www.example.jp" with 203.0.113.5
    Then "developer PC" resolves "www.example.jp" to 203.0.113.5

  Scenario: Developers read web pages on the internet
    Given "public web server" runs a web server whose page says "welcome"
    Then "developer PC" can fetch "http://198.51.100.3/"
    And the page contains "welcome"

  Scenario: Developers set their clocks
    Given "NTP server" runs an NTP server
    Then "developer PC" can get the time from "NTP server" by NTP
