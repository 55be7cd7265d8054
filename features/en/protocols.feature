Feature: What machines do besides ping and the web

  Scenario: The office reads the secure page and logs in, guests do not
    Given "web server" runs an HTTPS server whose page says "members only"
    And "web server" runs an SSH server
    Then "office PC" can reach HTTPS of "web server"
    And the page contains "members only"
    And the certificate is valid for at least 14 more days
    And "office PC" can log in to "web server" by SSH
    But "guest PC" cannot reach HTTPS of "web server"
