package org.zhengyuan.server.security.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.PrivateFile;
import org.zhengyuan.server.security.RandomSecret;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.Accounts;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.Clients;
import org.zhengyuan.server.security.client.SecretDigest;
import tools.jackson.databind.json.JsonMapper;

/**
 * The machines and people of the demo city, with random secrets in private files under {@code data/demo}. There is no such bean
 * without the demo, so an empty installation cannot get these names.
 */
@Component
@ConditionalOnBooleanProperty("zhengyuan.demo.enabled")
public class DemoCredentials {
    /** User name of the account that stands for one of the city's people. */
    public static final String HOLDER = "holder";

    private final Clients clients;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Path folder;

    public DemoCredentials(
            Clients clients,
            Accounts accounts,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            @Value("${zhengyuan.data}") Path data) {
        this.clients = clients;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.folder = data.resolve("demo");
    }

    /**
     * Creates one system per department ({@code SHORT-system}), two stewards and one clerk per department
     * ({@code SHORT.steward.1}, {@code SHORT.steward.2}, {@code SHORT.clerk}), two stewards of the exchange, an auditor and a {@value #HOLDER}, unless the files are there from an earlier start.
     *
     * @param departments USCC by short name, for example {@code tax}
     * @throws UncheckedIOException if the files cannot be written; then nothing was created
     */
    public void create(Map<String, String> departments) {
        if (Files.exists(accountsFile())) {
            return;
        }
        List<Map<String, Object>> machines = new ArrayList<>();
        List<Map<String, Object>> people = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            departments.forEach((name, uscc) -> {
                machines.add(machine(name + "-system", uscc));
                people.add(person(name + ".steward.1", uscc, Role.DEPARTMENT_STEWARD));
                people.add(person(name + ".steward.2", uscc, Role.DEPARTMENT_STEWARD));
                people.add(person(name + ".clerk", uscc, Role.CLERK));
            });
            people.add(person("exchange.steward.1", null, Role.EXCHANGE_STEWARD));
            people.add(person("exchange.steward.2", null, Role.EXCHANGE_STEWARD));
            people.add(person("auditor", null, Role.AUDITOR));
            people.add(person(HOLDER, null, Role.HOLDER));
            write(clientsFile(), machines);
            write(accountsFile(), people);
        });
    }

    /** Client ids with departments and secrets: a list of {@code {clientId, department, secret}}. */
    public Path clientsFile() {
        return folder.resolve("clients.json");
    }

    /** User names with departments, roles and passwords: a list of {@code {userName, department, roles, password}}. */
    public Path accountsFile() {
        return folder.resolve("accounts.json");
    }

    private Map<String, Object> machine(String clientId, String department) {
        Set<Role> roles = Set.of(Role.DEPARTMENT_SYSTEM);
        clients.add(new Client(clientId, clientId, department, roles, Standing.ACTIVE, clock.instant(), null));
        String secret = RandomSecret.forMachine();
        clients.addSecret(clientId, SecretDigest.of(secret), clock.instant());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("clientId", clientId);
        document.put("department", department);
        document.put("secret", secret);
        return document;
    }

    private Map<String, Object> person(String userName, @Nullable String department, Role role) {
        String password = RandomSecret.forPerson();
        String hash = passwords.encode(password);
        Account account = Account.created(userName, hash, department, Set.of(role), clock.instant())
                .settled();
        if (!accounts.add(account)) {
            accounts.find(userName).ifPresent(known -> accounts.changePassword(known.accountId(), hash, false));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("userName", userName);
        document.put("department", department);
        document.put("roles", List.of(role));
        document.put("password", password);
        return document;
    }

    private void write(Path file, Object content) {
        try {
            PrivateFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("demo credentials " + file, e);
        }
    }
}
