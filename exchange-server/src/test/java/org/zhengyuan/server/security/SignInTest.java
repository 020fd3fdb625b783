package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.AccountStandings;
import org.zhengyuan.server.security.account.Accounts;

class SignInTest extends SecurityTest {
    private static final String GOOD = "a long enough password";

    @Autowired
    Accounts accounts;

    @Autowired
    AccountStandings standings;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void aPersonSignsInAndTheSessionChangesItsName() {
        person("tax.steward", TAX, Role.DEPARTMENT_STEWARD);
        Browser browser = new Browser(port);
        browser.open("/sign-in");
        String before = browser.session();

        HttpResponse<String> in = browser.signIn("tax.steward", GOOD);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(in.headers().allValues("Set-Cookie").toString())
                .contains("HttpOnly")
                .contains("SameSite=Lax");

        HttpResponse<String> who = browser.open("/api/v1/who");
        assertThat(json(who).get("kind").asString()).isEqualTo("PERSON");
        assertThat(json(who).get("department").asString()).isEqualTo(TAX);
    }

    @Test
    void aSessionThatAnAttackerChoseIsNotTheOneSignedIn() {
        person("fixated.person", TAX, Role.DEPARTMENT_STEWARD);
        Browser attacker = new Browser(port);
        attacker.open("/sign-in");
        String planted = attacker.session();

        Browser victim = new Browser(port);
        victim.send(victim.request("/sign-in").header("Cookie", "JSESSIONID=" + planted));
        victim.signIn("fixated.person", GOOD);
        assertThat(victim.session()).isNotEqualTo(planted);
        assertThat(attacker.open("/api/v1/who").statusCode()).isEqualTo(401);
    }

    @Test
    void aPageWithoutSignInLeadsToTheSignInPageAndBack() {
        person("lost.person", TAX, Role.DEPARTMENT_STEWARD);
        Browser browser = new Browser(port);
        HttpResponse<String> away = browser.open("/password");
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(away.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        assertThat(browser.signIn("lost.person", GOOD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/password");
    }

    @Test
    void aWrongPasswordAnUnknownNameAndAStoppedAccountAreRefusedAlike() {
        person("some.person", TAX, Role.CLERK);
        Account stopped = person("stopped.person", TAX, Role.CLERK);
        accounts.changeStatus(stopped.accountId(), Standing.STOPPED);

        for (String[] tried :
                new String[][] {{"some.person", "not the password"}, {"no.such.person", GOOD}, {"stopped.person", GOOD}
                }) {
            HttpResponse<String> refused = new Browser(port).signIn(tried[0], tried[1]);
            assertThat(refused.statusCode()).isEqualTo(302);
            assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/sign-in?refused");
        }
    }

    @Test
    void manyWrongTriesCloseTheAccountForAWhileEvenToTheRightPassword() {
        person("guessed.person", TAX, Role.CLERK);
        for (int i = 0; i < 5; i++) {
            assertThat(signsIn("guessed.person", "wrong password " + i)).isFalse();
        }
        assertThat(signsIn("guessed.person", GOOD)).isFalse();

        clock.pass(Duration.ofSeconds(31));
        assertThat(signsIn("guessed.person", "wrong password again")).isFalse();
        clock.pass(Duration.ofSeconds(31));
        assertThat(signsIn("guessed.person", GOOD))
                .as("the second pause is longer")
                .isFalse();

        clock.pass(Duration.ofSeconds(30));
        assertThat(signsIn("guessed.person", GOOD)).isTrue();
        assertThat(signsIn("guessed.person", "wrong password")).isFalse();
        assertThat(signsIn("guessed.person", GOOD))
                .as("a success forgets the tries")
                .isTrue();
    }

    @Test
    void aCallFromASessionNeedsTheAntiForgeryToken() {
        person("forged.person", TAX, Role.DEPARTMENT_STEWARD);
        Browser browser = new Browser(port);
        browser.signIn("forged.person", GOOD);

        HttpResponse<String> without = browser.send(browser.request("/api/v1/who")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":\"b\"}")));
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(json(without).get("code").asString()).isEqualTo("csrf");
        assertThat(browser.call("POST", "/api/v1/who", "{\"a\":\"b\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignInWithoutTheFormsTokenIsRefused() {
        person("cross.person", TAX, Role.DEPARTMENT_STEWARD);
        Browser browser = new Browser(port);
        browser.open("/sign-in");
        HttpResponse<String> refused = browser.post("/sign-in", Map.of("username", "cross.person", "password", GOOD));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("csrf").doesNotContain("Exception");
    }

    @Test
    void signingOutEndsTheSession() {
        person("leaving.person", TAX, Role.CLERK);
        Browser browser = new Browser(port);
        browser.signIn("leaving.person", GOOD);
        HttpResponse<String> page = browser.open("/password");
        assertThat(page.statusCode()).isEqualTo(200);
        String token = browser.open("/api/v1/session").body();
        browser.post(
                "/sign-out",
                Map.of("_csrf", json.readTree(token).at("/csrf/token").asString()));
        assertThat(browser.open("/api/v1/who").statusCode()).isEqualTo(401);
    }

    @Test
    void aStoppedAccountLosesItsOpenSession() {
        Account account = person("dismissed.person", TAX, Role.CLERK);
        Browser browser = new Browser(port);
        browser.signIn("dismissed.person", GOOD);
        assertThat(browser.open("/api/v1/who").statusCode()).isEqualTo(200);

        accounts.changeStatus(account.accountId(), Standing.STOPPED);
        standings.changed("dismissed.person");
        assertThat(browser.open("/api/v1/who").statusCode()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        person("renewed.person", TAX, Role.CLERK);
        Browser old = new Browser(port);
        old.signIn("renewed.person", GOOD);
        Browser browser = new Browser(port);
        browser.signIn("renewed.person", GOOD);

        String next = "another good password";
        HttpResponse<String> changed =
                browser.submit("/password", Map.of("present", GOOD, "next", next, "repeated", next));
        assertThat(changed.headers().firstValue("Location").orElse("")).endsWith("/sign-in?changed");
        assertThat(old.open("/api/v1/who").statusCode()).isEqualTo(401);
        assertThat(signsIn("renewed.person", GOOD)).isFalse();
        assertThat(signsIn("renewed.person", next)).isTrue();
    }

    @Test
    void theFirstOperatorMustReplaceThePasswordOfTheFileBeforeAnythingElse() throws Exception {
        Path file = DATA.resolve("first-sign-in.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String given = Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("password:"))
                .map(line -> line.substring(9).strip())
                .findFirst()
                .orElseThrow();

        Browser browser = new Browser(port);
        browser.signIn("operator", given);
        assertThat(json(browser.open("/api/v1/who")).get("code").asString()).isEqualTo("password.must-change");
        assertThat(browser.open("/anything").headers().firstValue("Location").orElse(""))
                .endsWith("/password");
        HttpResponse<String> weak =
                browser.submit("/password", Map.of("present", given, "next", "short", "repeated", "short"));
        assertThat(weak.body()).contains("at least 12 characters");

        String next = "the operator's own password";
        browser.submit("/password", Map.of("present", given, "next", next, "repeated", next));
        assertThat(file).doesNotExist();
        assertThat(signsIn("operator", given)).isFalse();
        Browser again = new Browser(port);
        again.signIn("operator", next);
        assertThat(json(again.open("/api/v1/who")).get("roles").toString()).isEqualTo("[\"OPERATOR\"]");
    }

    private boolean signsIn(String user, String password) {
        return !new Browser(port)
                .signIn(user, password)
                .headers()
                .firstValue("Location")
                .orElse("/sign-in?refused")
                .contains("refused");
    }

    private Account person(String user, String department, Role role) {
        Account account = Account.created(user, passwords.encode(GOOD), department, Set.of(role), clock.instant())
                .settled();
        accounts.add(account);
        return account;
    }
}
