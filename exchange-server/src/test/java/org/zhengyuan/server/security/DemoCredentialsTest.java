package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.zhengyuan.server.security.demo.DemoCredentials;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = "zhengyuan.demo.enabled=true")
class DemoCredentialsTest extends SecurityTest {
    @Autowired
    DemoCredentials demo;

    @Test
    void theDemosMachinesAndPeopleComeInWithWhatTheFilesSay() throws Exception {
        demo.create(Map.of("tax", TAX, "housing", HOUSING));

        JsonNode machines = json.readTree(Files.readString(demo.clientsFile()));
        assertThat(machines).hasSize(2);
        for (JsonNode machine : machines) {
            String token = token(
                    machine.get("clientId").asString(), machine.get("secret").asString());
            JsonNode who = json(get("/api/v1/who", token));
            assertThat(who.get("department")).isEqualTo(machine.get("department"));
        }
        JsonNode people = json.readTree(Files.readString(demo.accountsFile()));
        Set<String> roles = new TreeSet<>();
        for (JsonNode person : people) {
            Browser browser = new Browser(port);
            browser.signIn(
                    person.get("userName").asString(), person.get("password").asString());
            roles.add(person.at("/roles/0").asString());
            if (person.at("/roles/0").asString().equals("HOLDER")) {
                assertThat(browser.open("/api/v1/who").statusCode())
                        .as("not for holders")
                        .isEqualTo(403);
                continue;
            }
            JsonNode who = json(browser.open("/api/v1/who"));
            assertThat(who.get("id")).isEqualTo(person.get("userName"));
            assertThat(who.get("roles").get(0)).isEqualTo(person.at("/roles/0"));
        }
        assertThat(people).hasSize(10);
        assertThat(roles).containsExactly("AUDITOR", "CLERK", "DEPARTMENT_STEWARD", "EXCHANGE_STEWARD", "HOLDER");
        for (Path file : new Path[] {demo.clientsFile(), demo.accountsFile()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        String before = Files.readString(demo.clientsFile());
        demo.create(Map.of("tax", TAX, "housing", HOUSING));
        assertThat(Files.readString(demo.clientsFile()))
                .as("another start keeps them")
                .isEqualTo(before);
    }
}
