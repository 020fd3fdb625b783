package org.zhengyuan.exchange.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the log of faults says, and what it keeps to itself. */
class IncidentLogTest {
    @Test
    void aFaultIsToldWithItsFramesAndWithoutValues() {
        IllegalStateException fault = new IllegalStateException(
                "row (11010519491231002X, 张三)", new SQLException("Key 'name' is \"王五\"", "23505"));

        assertThat(IncidentLog.describe(fault))
                .contains(
                        "java.lang.IllegalStateException: row #",
                        "\n\tat ",
                        "java.sql.SQLException [23505]: Key # is #")
                .doesNotContain("11010519491231002X", "张三", "王五");
    }

    @Test
    void anOutageIsOneLineThatNamesItsFirstCause() {
        DataAccessResourceFailureException outage = new DataAccessResourceFailureException(
                "no connection", new SQLException("FATAL: no room\nat /data 12", "53100"));

        assertThat(IncidentLog.inShort(outage)).isEqualTo("java.sql.SQLException [53100]: FATAL: no room#at /data #");
    }
}
