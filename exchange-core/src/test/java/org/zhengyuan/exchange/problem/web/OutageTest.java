package org.zhengyuan.exchange.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Which faults pass by themselves. */
class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53300", "57P01", "57P03", "58030"})
    void aDatabaseThatIsAwayOrHasNoRoomComesBack(String state) {
        Problem problem =
                ProblemMapping.of(new IllegalStateException(new RuntimeException(new SQLException("x", state))));
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("unavailable");
        assertThat(problem.facts().containsKey("incident")).isTrue();
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void noConnectionIsOneEither() {
        assertThat(ProblemMapping.of(new CannotCreateTransactionException("x")).status())
                .isEqualTo(503);
        assertThat(ProblemMapping.of(new DataAccessResourceFailureException("x"))
                        .status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "57014", "ZY001", "5", "X"})
    void aFaultOfOursDoesNot(String state) {
        assertThat(ProblemMapping.of(new IllegalStateException(new SQLException("x", state)))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void causesThatFormACircleAreNoTrap() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);
        assertThat(ProblemMapping.of(first).status()).isEqualTo(500);
    }
}
