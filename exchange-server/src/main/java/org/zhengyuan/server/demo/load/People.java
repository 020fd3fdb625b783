package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The demo city's systems and people, by the credentials in the data folder. Each signs in when first needed. */
final class People {
    private final Api api;
    private final Clock clock;
    private final JsonNode clients;
    private final JsonNode accounts;
    private final Map<String, Machine> machines = new HashMap<>();
    private final Map<String, SignedInPerson> persons = new HashMap<>();

    People(Api api, Clock clock, Path clientsFile, Path accountsFile) {
        this.api = api;
        this.clock = clock;
        this.clients = read(clientsFile);
        this.accounts = read(accountsFile);
    }

    Api api() {
        return api;
    }

    /** {@code id:secret} of a client. */
    String credentials(String clientId) {
        return stream(clients)
                .filter(entry -> entry.path("clientId").asString().equals(clientId))
                .map(entry -> clientId + ":" + entry.get("secret").asString())
                .findFirst()
                .orElseThrow(() -> new UnexpectedAnswer("no client " + clientId));
    }

    /** The system of the department with this USCC. */
    Machine system(String department) {
        return machines.computeIfAbsent(department, uscc -> stream(clients)
                .filter(entry -> entry.path("department").asString().equals(uscc))
                .map(entry -> new Machine(
                        api,
                        clock,
                        entry.get("clientId").asString(),
                        entry.get("secret").asString()))
                .findFirst()
                .orElseThrow(() -> new UnexpectedAnswer("no system of " + uscc)));
    }

    /** The stewards of a department, by its USCC. */
    List<SignedInPerson> stewards(String department) {
        return persons("DEPARTMENT_STEWARD", department);
    }

    /** The stewards of the exchange. */
    List<SignedInPerson> exchangeStewards() {
        return persons("EXCHANGE_STEWARD", "");
    }

    private List<SignedInPerson> persons(String role, String department) {
        return stream(accounts)
                .filter(entry -> stream(entry.get("roles"))
                        .anyMatch(one -> one.asString().equals(role)))
                .filter(entry -> department.isEmpty()
                        || entry.path("department").asString("").equals(department))
                .map(entry -> persons.computeIfAbsent(
                        entry.get("userName").asString(),
                        name -> new SignedInPerson(
                                api, name, entry.get("password").asString())))
                .toList();
    }

    private JsonNode read(Path file) {
        try {
            return api.json().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("demo credentials", e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
