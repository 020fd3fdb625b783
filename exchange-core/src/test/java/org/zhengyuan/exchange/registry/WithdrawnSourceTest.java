package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.only;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** A dataset hands its element over and is withdrawn: what it said while it was the source is still answered from it. */
class WithdrawnSourceTest {
    private static final String ZHANG = "11010519491231002X";
    private static final String NAME = "person.name";

    @Test
    void itsHistoryIsAnsweredAndNamedAsFormer(@TempDir Path folder) {
        MovableClock clock = new MovableClock();
        try (CitiesOnDatabase cities = new CitiesOnDatabase(TestDatabase.fresh(), folder, clock)) {
            cities.books.assign(NAME, "000000", "fuzhou.residents").orElseThrow();
            cities.resident("fuzhou.residents", ZHANG, "旧名", "2021-01-01", "350102");
            LocalDate today = LegalDate.of(clock.instant());
            cities.books.move(NAME, "000000", "xiamen.residents", today).orElseThrow();
            assertThat(cities.books.catalog.changes.withdraw(ListOnDatabase.STEWARD, "fuzhou.residents", "merged"))
                    .isEmpty();

            assertThat(cities.intake.truth(ZHANG, NAME))
                    .isInstanceOfSatisfying(NoValueYet.class, waiting -> assertThat(waiting.formerSource())
                            .singleElement()
                            .extracting(Truth.Value::text)
                            .isEqualTo("旧名"));
            Instant before = LegalDate.midnight(today).minusNanos(1_000);
            assertThat(only(cities.intake.truth(ZHANG, NAME, before, null)).dataset())
                    .isEqualTo("fuzhou.residents");
            cities.resident("xiamen.residents", ZHANG, "新名", "2021-01-01", "350203");
            assertThat(only(cities.intake.truth(ZHANG, NAME)).text()).isEqualTo("新名");
            assertThat(only(cities.intake.truth(ZHANG, NAME, before, null)).text())
                    .isEqualTo("旧名");
        }
    }
}
