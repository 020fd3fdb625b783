package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.Accounts;

class AdministrationTest extends SecurityTest {
    private static final String PASSWORD = "a long enough password";

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    TestDatabase database;

    @Test
    void anOperatorRegistersAClientWhoseSecretIsShownOnce() {
        Browser operator = signedIn("op.registering", null, Role.OPERATOR);
        HttpResponse<String> made = operator.call(
                "POST",
                "/api/v1/clients",
                "{\"clientId\":\"housing-system\",\"name\":\"Housing\",\"department\":\"" + HOUSING
                        + "\",\"roles\":[\"DEPARTMENT_SYSTEM\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        String secret = json(made).get("secret").asString();
        assertThat(token("housing-system", secret)).isNotEmpty();

        String one = operator.open("/api/v1/clients/housing-system").body();
        String list = operator.open("/api/v1/clients").body();
        assertThat(one).contains("housing-system").doesNotContain(secret).doesNotContain("\"secret\"");
        assertThat(list).contains("housing-system").doesNotContain(secret).doesNotContain("\"secret\"");
        assertThat(stored("SELECT string_agg(s::text || c::text, ' ') FROM client_secret s, client c"))
                .doesNotContain(secret);

        String second = json(operator.call("POST", "/api/v1/clients/housing-system/secrets", ""))
                .get("secret")
                .asString();
        assertThat(second).isNotEqualTo(secret);
        assertThat(askForToken("housing-system", secret).statusCode()).isEqualTo(200);
        assertThat(askForToken("housing-system", second).statusCode()).isEqualTo(200);
    }

    @Test
    void oneActStopsAClientForGood() {
        Browser operator = signedIn("op.stopping", null, Role.OPERATOR);
        String secret = register("emergency", TAX, Role.DEPARTMENT_SYSTEM);
        String token = token("emergency", secret);
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);

        assertThat(json(operator.call("POST", "/api/v1/clients/emergency/suspension", ""))
                        .get("status")
                        .asString())
                .isEqualTo("suspended");
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(401);
        operator.call("DELETE", "/api/v1/clients/emergency/suspension", "");
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);

        operator.call("POST", "/api/v1/clients/emergency/stop", "");
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(401);
        HttpResponse<String> resumed = operator.call("DELETE", "/api/v1/clients/emergency/suspension", "");
        assertThat(json(resumed).get("code").asString()).isEqualTo("access.stopped");
        assertThat(
                        stored(
                                "SELECT string_agg(action, ' ' ORDER BY event_id) FROM access_event WHERE object = 'emergency'"))
                .isEqualTo("client.suspended client.active client.stopped");
    }

    @Test
    void nobodyButAnOperatorManagesClientsOrAccounts() {
        String body = "{\"clientId\":\"sneaked-in\",\"name\":\"x\",\"department\":\"" + TAX
                + "\",\"roles\":[\"DEPARTMENT_SYSTEM\"]}";
        Browser steward = signedIn("curious.steward", TAX, Role.DEPARTMENT_STEWARD);
        Browser auditor = signedIn("curious.auditor", null, Role.AUDITOR);
        for (Browser person : new Browser[] {steward, auditor}) {
            assertThat(person.call("POST", "/api/v1/clients", body).statusCode())
                    .isEqualTo(403);
            assertThat(person.open("/api/v1/clients").statusCode()).isEqualTo(403);
            assertThat(person.open("/api/v1/accounts").statusCode()).isEqualTo(403);
            assertThat(person.open("/actuator/env").statusCode()).isEqualTo(403);
        }
        String token = token("curious", register("curious", TAX, Role.DEPARTMENT_SYSTEM));
        HttpResponse<String> machine = send(request("/api/v1/clients")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(machine.statusCode()).isEqualTo(403);
        assertThat(json(machine).get("code").asString()).isEqualTo("forbidden");
        assertThat(clients.find("sneaked-in")).isEmpty();
    }

    @Test
    void anAccountIsCreatedWithAPasswordToBeChangedAndIsKnownByARandomId() {
        Browser operator = signedIn("op.hiring", null, Role.OPERATOR);
        HttpResponse<String> made = operator.call(
                "POST",
                "/api/v1/accounts",
                "{\"userName\":\"new.clerk\",\"department\":\"" + TAX + "\",\"roles\":[\"CLERK\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        String given = json(made).get("password").asString();
        String id = json(made).get("id").asString();
        assertThat(operator.open("/api/v1/accounts/" + id).body())
                .contains("new.clerk")
                .doesNotContain(given);
        assertThat(operator.open("/api/v1/accounts").body())
                .contains("new.clerk")
                .doesNotContain(given)
                .doesNotContain("{bcrypt}");

        Browser clerk = new Browser(port);
        clerk.signIn("new.clerk", given);
        assertThat(json(clerk.open("/api/v1/who")).get("code").asString()).isEqualTo("password.must-change");
    }

    @Test
    void namesOfPeopleWhomAnIssuerOutsideNamesAreNotGivenToAccountsMadeHere() {
        Browser operator = signedIn("op.naming", null, Role.OPERATOR);
        String body = "{\"userName\":\"%s\",\"department\":\"" + TAX + "\",\"roles\":[\"CLERK\"]}";
        HttpResponse<String> refused = operator.call("POST", "/api/v1/accounts", body.formatted("oidc.anna.chen"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/violations/0/field").asString()).isEqualTo("userName");
        assertThat(accounts.find("oidc.anna.chen")).isEmpty();
        assertThat(operator.call("POST", "/api/v1/accounts", body.formatted("oidcx.anna"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void rolesThatDoNotFitAreRefused() {
        Browser operator = signedIn("op.roles", null, Role.OPERATOR);
        String[] refused = {
            "{\"clientId\":\"machine-1\",\"name\":\"x\",\"department\":\"" + TAX + "\",\"roles\":[\"CLERK\"]}",
            "{\"clientId\":\"machine-2\",\"name\":\"x\",\"roles\":[\"DEPARTMENT_SYSTEM\"]}",
            "{\"clientId\":\"machine-3\",\"name\":\"x\",\"roles\":[\"OPERATOR\",\"AUDITOR\"]}"
        };
        for (String body : refused) {
            HttpResponse<String> answer = operator.call("POST", "/api/v1/clients", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("code").asString()).isEqualTo("access.roles");
        }
    }

    @Test
    void onlyAnOperatorsMachineWatchesTheServer() {
        String watching = token("watching", register("watching", null, Role.OPERATOR));
        String submitting = token("submitting", register("submitting", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(get("/actuator/prometheus", watching).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus", submitting).statusCode()).isEqualTo(403);
    }

    @Test
    void theApplicationCannotRewriteTheRecordOfOperatorsActs() {
        JdbcClient application = JdbcClient.create(database.application());
        for (String sql : new String[] {"UPDATE access_event SET actor = 'x'", "DELETE FROM access_event"}) {
            assertThat(catchThrowable(() -> application.sql(sql).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private Browser signedIn(String user, @Nullable String department, Role role) {
        accounts.add(Account.created(user, passwords.encode(PASSWORD), department, Set.of(role), clock.instant())
                .settled());
        Browser browser = new Browser(port);
        browser.signIn(user, PASSWORD);
        return browser;
    }

    private String stored(String sql) {
        return JdbcClient.create(database.owner()).sql(sql).query(String.class).single();
    }
}
