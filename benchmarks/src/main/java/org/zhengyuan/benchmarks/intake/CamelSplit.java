package org.zhengyuan.benchmarks.intake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The peer: what a team would write first. A plain Camel route splits the same file into lines, 1,000 at a time, and upserts them with
 * {@code sql:…?batch=true}. No digest, no rules, no history, no outcomes.
 */
final class CamelSplit {
    private final DataSource owner;

    CamelSplit(DataSource owner) throws SQLException {
        this.owner = owner;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE peer_enterprise (uscc text PRIMARY KEY, name text, kind text, legal_representative text,"
                            + " capital text, status text, address text, established text, industry text, phone text, scope text, revision text)");
        }
    }

    void load(Path csv) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("peer", owner);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:" + csv.getParent() + "?fileName=" + csv.getFileName()
                                    + "&noop=true&idempotent=false&initialDelay=0")
                            .routeId("peer.file")
                            .split(body().tokenize("\n", 1_000, false))
                            .streaming()
                            .process(CamelSplit::rows)
                            .to(
                                    "sql:INSERT INTO peer_enterprise VALUES (:#uscc, :#name, :#kind, :#legal, :#capital, :#status, :#address,"
                                            + " :#established, :#industry, :#phone, :#scope, :#revision) ON CONFLICT (uscc) DO UPDATE SET"
                                            + " name = excluded.name, kind = excluded.kind, legal_representative ="
                                            + " excluded.legal_representative, capital = excluded.capital, status = excluded.status, address ="
                                            + " excluded.address, established = excluded.established, industry = excluded.industry, phone ="
                                            + " excluded.phone, scope = excluded.scope, revision = excluded.revision"
                                            + "?batch=true&dataSource=#peer")
                            .end()
                            .process(exchange -> done.countDown());
                }
            });
            camel.start();
            done.await();
        }
    }

    private static void rows(Exchange exchange) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String lines = Objects.requireNonNull(exchange.getMessage().getBody(String.class), "a split part has lines");
        for (String line : lines.split("\n")) {
            if (line.isEmpty() || line.startsWith("uscc,")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            rows.add(Map.ofEntries(
                    Map.entry("uscc", cells[0]),
                    Map.entry("name", cells[1]),
                    Map.entry("kind", cells[2]),
                    Map.entry("legal", cells[3]),
                    Map.entry("capital", cells[4]),
                    Map.entry("status", cells[5]),
                    Map.entry("address", cells[6]),
                    Map.entry("established", cells[7]),
                    Map.entry("industry", cells[8]),
                    Map.entry("phone", cells[9]),
                    Map.entry("scope", cells[10]),
                    Map.entry("revision", cells[11])));
        }
        exchange.getMessage().setBody(rows);
    }
}
