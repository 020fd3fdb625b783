package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.cli.UsageException;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;

/** Against which of its logs a database is checked. */
class WhichLogTest {
    @TempDir
    Path folder;

    private BooksOnDatabase books;

    @BeforeEach
    void work() throws Exception {
        books = new BooksOnDatabase(folder);
        books.work();
        books.published();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aLogThatEndedIsToldFromTheOneThatGoesOn() throws Exception {
        Path first = Files.move(folder.resolve("log"), folder.resolve("first"));
        books.log.beginAnother("zhengyuan/test/2");
        books.police(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        books.published();
        Report current = books.check();
        assertThat(failed(current)).isEmpty();
        assertThat(said(current)).contains("zhengyuan/test/2", "/log/1/");
        assertThatThrownBy(() -> books.checkAgainst(first))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("zhengyuan/test,", "zhengyuan/test/2", "/log/1/", "--ended");
        Report ended = books.checkAgainst(first, "--ended");
        assertThat(failed(ended)).isEmpty();
        assertThat(said(ended)).contains("zhengyuan/test, served at /log/, has ended", "zhengyuan/test/2", "/log/1/");
    }

    @Test
    void aLogThatTheDatabaseNeverKeptIsNamedWithThoseItKnows() throws Exception {
        books.tamper("ALTER TABLE log_state DISABLE TRIGGER USER");
        books.tamper("UPDATE log_state SET origin = 'zhengyuan/elsewhere'");
        Report report = books.check();
        assertThat(failed(report)).containsOnlyKeys("registry.origin");
        assertThat(said(report)).contains("zhengyuan/test.", "zhengyuan/elsewhere (/log/)");
    }

    private static String said(Report report) {
        return report.checks().stream()
                .filter(check -> check.name().equals("registry.origin"))
                .map(check -> check.why().en())
                .collect(Collectors.joining());
    }

    private static Map<String, String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .collect(Collectors.toMap(Check::name, check -> check.why().en()));
    }
}
