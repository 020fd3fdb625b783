package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.evidence.LogOrigins;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Wording;

/** The logs of a database: one that it keeps now, and those that ended. */
record KnownLogs(List<Known> all) {
    private static final String ALL =
            "SELECT epoch, origin, true FROM log_origin UNION ALL SELECT epoch, origin, false FROM log_state ORDER BY 1";

    private static final String NAME = "registry.origin";
    private static final Known NONE = new Known(0, "–", false);

    /** One of them, by its number and its name. */
    record Known(int epoch, String origin, boolean ended) {
        String prefix() {
            return LogOrigins.prefix(epoch);
        }
    }

    KnownLogs {
        all = List.copyOf(all);
    }

    static KnownLogs of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL)) {
            List<Known> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Known(row.getInt(1), row.getString(2), row.getBoolean(3)));
            }
            return new KnownLogs(all);
        }
    }

    /** Whether it is a log of this database that goes on no more. */
    boolean isEnded(String origin) {
        return named(origin).map(Known::ended).orElse(false);
    }

    /** That this log ended, which one goes on, and the option of whoever means it all the same. */
    Wording ended(String origin, String option) {
        Known current = current();
        return BookWords.of("registry.usage.ended", origin, current.origin(), current.prefix(), option);
    }

    /** Which of the database's logs this is. */
    Check which(String origin) {
        Known log = named(origin).orElse(null);
        if (log == null) {
            return Check.failed(NAME, BookWords.of("registry.origin.unknown", origin, list()));
        }
        Known current = current();
        return Check.passed(
                NAME,
                log.ended()
                        ? BookWords.of(
                                "registry.origin.ended", origin, log.prefix(), current.origin(), current.prefix())
                        : BookWords.of("registry.origin.passed", origin, log.prefix()));
    }

    private Optional<Known> named(String origin) {
        return all.stream().filter(log -> log.origin().equals(origin)).findFirst();
    }

    private Known current() {
        return all.stream().filter(log -> !log.ended()).findFirst().orElse(NONE);
    }

    /** Every one with its address. */
    private String list() {
        return all.stream().map(log -> log.origin() + " (" + log.prefix() + ")").collect(Collectors.joining(", "));
    }
}
