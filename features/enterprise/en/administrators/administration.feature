@enterprise @static @admin
Feature: What administrators do (requirements 13, 18)

  Scenario: Administrators log in to servers in the DMZ
    Given "DMZ server" runs an SSH server
    Then "developer PC" can log in to "DMZ server" by SSH

  Scenario: Servers in the DMZ fetch packages
    Given "package server" runs a web server whose page says "Release"
    Then "DMZ server" can fetch "http://198.51.100.3/"
