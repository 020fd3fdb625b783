package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.server.security.PeopleIssuer.Person;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.Accounts;
import org.zhengyuan.server.testing.ServerProcess;
import tools.jackson.databind.JsonNode;

/** People sign in by an issuer of their organization, a real one. */
@SpringBootTest(classes = SecurityTestServer.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class OutsideSignInTest extends SecurityTest {
    private static final int PORT = ServerProcess.freePort();
    private static final int ISSUER_PORT = ServerProcess.freePort();
    private static final Map<String, Person> PEOPLE = new ConcurrentHashMap<>(Map.of(
            "7001", new Person("Anna.Chen", TAX, List.of("staff", "tax stewards")),
            "7002", new Person("bo", null, List.of("staff")),
            "7003", new Person("carol.xu", null, List.of("tax stewards")),
            "7004", new Person("dan.li", TAX, List.of("auditors", "tax stewards")),
            "7005", new Person("eve.wu", "not a uscc", List.of("tax stewards")),
            "7006", new Person("operator", null, List.of("auditors")),
            "7007", new Person("fay.sun", TAX, List.of("tax stewards")),
            "7008", new Person("gus.he", TAX, List.of("tax stewards")),
            "7009", new Person("Fay.Sun", HOUSING, List.of("tax stewards"))));
    private static final PeopleIssuer ISSUER =
            PeopleIssuer.start(ISSUER_PORT, "http://localhost:" + PORT + "/login/oauth2/code/people", PEOPLE);

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    TestDatabase database;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("zhengyuan.security.public-url", () -> "http://localhost:" + PORT);
        registry.add("zhengyuan.security.sign-in.issuer", () -> "http://127.0.0.1:" + ISSUER_PORT);
        registry.add("zhengyuan.security.sign-in.client-id", () -> PeopleIssuer.CLIENT);
        registry.add("zhengyuan.security.sign-in.client-secret", () -> PeopleIssuer.SECRET);
        registry.add("zhengyuan.security.sign-in.name", () -> "the city's identity service");
        registry.add("zhengyuan.security.sign-in.claims.roles", () -> "groups");
        registry.add("zhengyuan.security.sign-in.roles.[tax stewards]", () -> "DEPARTMENT_STEWARD");
        registry.add("zhengyuan.security.sign-in.roles.auditors", () -> "AUDITOR");
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void aPersonOfTheIssuerIsWhomTheClaimsSayAndNoMore() {
        Browser anna = new Browser(PORT);
        assertThat(anna.open("/sign-in").body()).contains("Sign in by the city");
        String session = anna.session();
        assertThat(signIn(anna, "7001")).isEqualTo("/");

        JsonNode who = json(anna.open("/api/v1/who"));
        assertThat(who.get("id").asString()).isEqualTo("oidc.anna.chen");
        assertThat(who.get("kind").asString()).isEqualTo("PERSON");
        assertThat(who.get("department").asString()).isEqualTo(TAX);
        assertThat(who.get("roles").toString()).isEqualTo("[\"DEPARTMENT_STEWARD\"]");
        assertThat(anna.session()).isNotEqualTo(session);
        assertThat(anna.call("POST", "/api/v1/who", "{}").statusCode()).isEqualTo(200);
        assertThat(acts("oidc.anna.chen")).isEqualTo("account.outside");
    }

    @Test
    void whoHasNoPlaceHereIsTurnedAway() {
        for (String subject : List.of("7002", "7003", "7004", "7005")) {
            Browser browser = new Browser(PORT);
            assertThat(signIn(browser, subject)).as(subject).isEqualTo("/sign-in?denied");
            assertThat(browser.open("/api/v1/who").statusCode()).as(subject).isEqualTo(401);
        }
        assertThat(accounts.list("oidc.", 50))
                .extracting(Account::userName)
                .doesNotContain("oidc.bo", "oidc.carol.xu", "oidc.dan.li", "oidc.eve.wu");
    }

    @Test
    void aNameOfTheIssuerIsNeverTheNameOfAnAccountHere() {
        Browser browser = new Browser(PORT);
        assertThat(signIn(browser, "7006")).isEqualTo("/");
        assertThat(json(browser.open("/api/v1/who")).get("id").asString()).isEqualTo("oidc.operator");
        PEOPLE.put("7006", new Person("fay.sun", null, List.of("auditors")));
        Browser fay = new Browser(PORT);
        assertThat(signIn(fay, "7007")).isEqualTo("/");
        assertThat(signIn(new Browser(PORT), "7009")).isEqualTo("/sign-in?denied");
        // The same subject stays the same person here, whatever it is called by now.
        Browser again = new Browser(PORT);
        assertThat(signIn(again, "7006")).isEqualTo("/");
        assertThat(json(again.open("/api/v1/who")).get("id").asString()).isEqualTo("oidc.operator");
    }

    @Test
    void departmentAndRolesFollowTheIssuerAndAStopHereHoldsAgainstIt() {
        Browser gus = new Browser(PORT);
        assertThat(signIn(gus, "7008")).isEqualTo("/");
        PEOPLE.put("7008", new Person("gus.he", HOUSING, List.of("tax stewards")));
        assertThat(signIn(new Browser(PORT), "7008")).isEqualTo("/");
        assertThat(json(gus.open("/api/v1/who")).get("department").asString()).isEqualTo(HOUSING);
        assertThat(acts("oidc.gus.he")).isEqualTo("account.outside account.outside-place");

        Browser operator = signedIn("op.of.outside");
        Account account = accounts.find("oidc.gus.he").orElseThrow();
        String path = "/api/v1/accounts/" + account.accountId();
        assertThat(json(operator.open(path)).get("issuer").asString()).isEqualTo("http://127.0.0.1:" + ISSUER_PORT);
        assertThat(json(operator.call("POST", path + "/passwords", ""))
                        .get("code")
                        .asString())
                .isEqualTo("access.outside-account");
        operator.call("POST", path + "/suspension", "");
        assertThat(gus.open("/api/v1/who").statusCode()).isEqualTo(401);
        assertThat(signIn(new Browser(PORT), "7008")).isEqualTo("/sign-in?denied");
    }

    @Test
    void noPasswordOpensAnAccountOfTheIssuer() {
        assertThat(signIn(new Browser(PORT), "7001")).isEqualTo("/");
        for (String password : List.of("", "{noop}", PeopleIssuer.PASSWORD)) {
            HttpResponse<String> tried = new Browser(PORT).signIn("oidc.anna.chen", password);
            assertThat(tried.headers().firstValue("Location").orElse("")).endsWith("/sign-in?refused");
        }
    }

    @Test
    void anAnswerThatWasNotAskedForIsTurnedAway() {
        Browser browser = new Browser(PORT);
        browser.open("/sign-in");
        HttpResponse<String> forged = browser.open("/login/oauth2/code/people?code=stolen&state=guessed");
        assertThat(forged.headers().firstValue("Location").orElse("")).endsWith("/sign-in?outside-failed");
        assertThat(browser.open("/api/v1/who").statusCode()).isEqualTo(401);
    }

    @Test
    void signInsBegunAreLimitedByAddress() {
        HttpResponse<String> begun = new Browser(PORT).open("/oauth2/authorization/people");
        assertThat(location(begun)).startsWith("http://127.0.0.1:" + ISSUER_PORT);
        // sixty a minute, and a minute passes only where the clock is moved
        for (int i = 0; i < 600 && begun.statusCode() == 302; i++) {
            begun = new Browser(PORT).open("/oauth2/authorization/people");
        }
        assertThat(begun.statusCode()).isEqualTo(429);
        assertThat(begun.headers().firstValue("Retry-After")).isPresent();
        assertThat(begun.headers().firstValue("Set-Cookie")).as("a session").isEmpty();

        clock.pass(Duration.ofMinutes(1));
        assertThat(signIn(new Browser(PORT), "7001")).isEqualTo("/");
    }

    @Test
    void accountsOfThisInstallationStillSignIn() {
        assertThat(signedIn("op.still.here").open("/api/v1/who").statusCode()).isEqualTo(200);
    }

    /** Walks the redirects from our sign-in page over the issuer's and back; gives where it ended. */
    private String signIn(Browser browser, String subject) {
        Browser atIssuer = new Browser("http://127.0.0.1:" + ISSUER_PORT);
        String toIssuer = location(browser.open("/oauth2/authorization/people"));
        assertThat(toIssuer).startsWith("http://127.0.0.1:" + ISSUER_PORT + "/oauth2/authorize?");
        String authorize = toIssuer.substring(("http://127.0.0.1:" + ISSUER_PORT).length());
        atIssuer.open(authorize);
        atIssuer.submit("/login", Map.of("username", subject, "password", PeopleIssuer.PASSWORD));
        String back = location(atIssuer.open(authorize));
        assertThat(back).startsWith("http://localhost:" + PORT + "/login/oauth2/code/people?code=");
        String end = location(browser.open(back.substring(("http://localhost:" + PORT).length())));
        return end.replace("http://localhost:" + PORT, "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + answer.statusCode()));
    }

    private Browser signedIn(String user) {
        String password = "a long enough password";
        accounts.add(Account.created(user, passwords.encode(password), null, Set.of(Role.OPERATOR), clock.instant())
                .settled());
        Browser browser = new Browser(PORT);
        browser.signIn(user, password);
        return browser;
    }

    private String acts(String actor) {
        return JdbcClient.create(database.owner())
                .sql("SELECT string_agg(action, ' ' ORDER BY event_id) FROM access_event WHERE actor = ?")
                .param(actor)
                .query(String.class)
                .single();
    }
}
