package org.zhengyuan.benchmarks.pull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The demo's tax office as a client: gets tokens, has an agreement with quota enough, and asks about enterprises. */
final class TaxOffice {
    private static final List<String> ELEMENTS = List.of("enterprise.name", "enterprise.address", "enterprise.status");

    private final JsonMapper json = JsonMapper.shared();
    private final int port;
    private final String credentials;

    TaxOffice(int port, Path demo) throws IOException {
        this.port = port;
        String line = Files.readString(demo.resolve("tax-system.curl"));
        this.credentials = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
    }

    String token() throws IOException {
        String body = "grant_type=client_credentials";
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        byte[] request = request("POST", "/oauth2/token", "application/x-www-form-urlencoded", "Basic " + basic, body);
        return json.readTree(exchange(request)).get("access_token").asString();
    }

    String agreement(String token) throws IOException {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        String body = json.writeValueAsString(Map.of(
                "purpose", Map.of("items", List.of("benchmark"), "text", "测速"),
                "legalBasis", "示范市政务数据共享办法（演示用）",
                "subjectType", "enterprise",
                "elements",
                        ELEMENTS.stream().map(code -> Map.of("element", code)).toList(),
                "division", "230200",
                "quota", Map.of("perDay", 1_000_000_000, "total", 1_000_000_000),
                "validFrom", today.toString(),
                "validTo", today.plusYears(1).toString()));
        byte[] request = request("POST", "/api/v1/data-requests", "application/json", "Bearer " + token, body);
        return json.readTree(exchange(request)).get("agreement").asString();
    }

    byte[] pull(String token, String agreement, String uscc) {
        String body = json.writeValueAsString(Map.of(
                "subject",
                Map.of("type", "enterprise", "id", uscc),
                "elements",
                ELEMENTS,
                "agreement",
                agreement,
                "purpose",
                Map.of("item", "benchmark", "caseNumber", "BENCH-1"),
                "operator",
                "benchmark"));
        return request("POST", "/api/v1/pulls", "application/json", "Bearer " + token, body);
    }

    static byte[] bare(String uscc) {
        return ("GET /bare?uscc=" + uscc + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String exchange(byte[] request) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.exchange(request);
        }
    }

    private static byte[] request(String method, String path, String type, String authorization, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                        + "\r\nAuthorization: " + authorization + "\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }
}
