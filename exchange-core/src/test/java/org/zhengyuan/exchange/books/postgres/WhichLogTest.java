package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.cli.UsageException;
import org.zhengyuan.seal.report.Report;

/** Against which of its logs a database is checked. */
class WhichLogTest extends WorkedBooks {
    @Test
    void aLogThatEndedIsToldFromTheOneThatGoesOn() throws Exception {
        Path first = Files.move(folder.resolve("log"), folder.resolve("first"));
        books.log.beginAnother("zhengyuan/test/2");
        books.police(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        books.published();
        Report current = books.check();
        assertThat(Findings.failed(current)).isEmpty();
        assertThat(said(current)).contains("zhengyuan/test/2", "/log/1/");
        assertThatThrownBy(() -> books.checkAgainst(first))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("zhengyuan/test,", "zhengyuan/test/2", "/log/1/", "--ended");
        Report ended = books.checkAgainst(first, "--ended");
        assertThat(Findings.failed(ended)).isEmpty();
        assertThat(said(ended)).contains("zhengyuan/test, served at /log/, has ended", "zhengyuan/test/2", "/log/1/");
    }

    @Test
    void aLogThatTheDatabaseNeverKeptIsNamedWithThoseItKnows() throws Exception {
        books.tamper("ALTER TABLE log_state DISABLE TRIGGER USER");
        books.tamper("UPDATE log_state SET origin = 'zhengyuan/elsewhere'");
        Report report = books.check();
        assertThat(Findings.failed(report)).containsOnlyKeys("registry.origin");
        assertThat(said(report)).contains("zhengyuan/test.", "zhengyuan/elsewhere (/log/)");
    }

    private static String said(Report report) {
        return report.checks().stream()
                .filter(check -> check.name().equals("registry.origin"))
                .map(check -> check.why().en())
                .collect(Collectors.joining());
    }
}
