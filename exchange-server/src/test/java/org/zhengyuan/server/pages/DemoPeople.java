package org.zhengyuan.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demo city with their passwords. */
record DemoPeople(Map<String, String> passwords) {
    static DemoPeople of(Path data) {
        try {
            JsonNode accounts = JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("demo").resolve("accounts.json")));
            Map<String, String> passwords = new HashMap<>();
            for (JsonNode account : accounts) {
                passwords.put(
                        account.get("userName").asString(),
                        account.get("password").asString());
            }
            return new DemoPeople(Map.copyOf(passwords));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password(String userName) {
        String password = passwords.get(userName);
        if (password == null) {
            throw new IllegalArgumentException("nobody is called " + userName);
        }
        return password;
    }
}
