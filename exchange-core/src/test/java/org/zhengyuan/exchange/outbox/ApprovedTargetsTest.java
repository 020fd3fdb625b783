package org.zhengyuan.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovedTargetsTest {
    private final ApprovedTargets approved = new ApprovedTargets(List.of(
            "https://192.0.2.10",
            "http://127.0.0.1:5000 127.0.0.0/8",
            "http://[::1]:5000 ::1",
            "https://198.51.100.7 10.0.0.0/8"));

    @Test
    void aTargetIsApprovedBySchemeHostAndPort() {
        assertThat(approved.contains(URI.create("https://192.0.2.10/api/v1/lineage")))
                .isTrue();
        assertThat(approved.contains(URI.create("https://192.0.2.10:443/x"))).isTrue();
        assertThat(approved.contains(URI.create("http://192.0.2.10/x"))).isFalse();
        assertThat(approved.contains(URI.create("https://192.0.2.10:8443/x"))).isFalse();
        assertThat(approved.contains(URI.create("https://192.0.2.11/x"))).isFalse();
    }

    @Test
    void itsAddressMustLieWhereTheOperatorSays() {
        assertThatCode(() -> approved.check(URI.create("https://192.0.2.10/x"))).doesNotThrowAnyException();
        assertThatCode(() -> approved.check(URI.create("http://127.0.0.1:5000/x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> approved.check(URI.create("http://[::1]:5000/x"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> approved.check(URI.create("https://198.51.100.7/x")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> new ApprovedTargets(List.of("http://127.0.0.1")).check(URI.create("http://127.0.0.1/")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aListThatCannotBeReadIsRefused() {
        for (String line : List.of(
                "lineage.example.cn",
                "ftp://x.example.cn",
                "https://a@b.cn",
                "https://b.cn 10.0.0.0/33",
                "https://b.cn ten")) {
            assertThatThrownBy(() -> new ApprovedTargets(List.of(line)))
                    .as(line)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
