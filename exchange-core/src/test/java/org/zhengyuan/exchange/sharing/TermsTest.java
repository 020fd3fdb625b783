package org.zhengyuan.exchange.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTest {
    private static final Terms AGREED =
            SharingFixture.terms(Map.of("person.name", Set.of("population"), "person.sex", Set.of("population")));

    @ParameterizedTest
    @CsvSource({
        "000000, 110105, true",
        "110000, 110105, true",
        "350100, 350102, true",
        "350000, 350102, true",
        "350100, 350200, false",
        "350102, 350100, false",
        "350102, 350102, true",
        "110000, 120000, false",
        "110100, 110105, true"
    })
    void aDivisionCoversWhatLiesWithinIt(String scope, String division, boolean covered) {
        assertThat(new DivisionScope(scope).covers(division)).isEqualTo(covered);
    }

    @Test
    void theSameTermsAndFewerElementsAreANarrowing() {
        assertThat(AGREED.within(AGREED)).isTrue();
        assertThat(AGREED.withElements(Map.of("person.sex", Set.of("population")))
                        .within(AGREED))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void anythingMoreIsAWidening(Terms wider) {
        assertThat(wider.within(AGREED)).isFalse();
    }

    static Stream<Terms> anythingMoreIsAWidening() {
        Terms t = AGREED;
        return Stream.of(
                t.withElements(Map.of("person.name", Set.of("population", "other"))),
                t.withElements(Map.of("person.marriage", Set.of("population"))),
                with(t, new Purpose(Set.of("loan", "rent"), "housing loan"), t.quota(), t.division(), t.options(), 0),
                with(t, new Purpose(Set.of("loan"), "anything"), t.quota(), t.division(), t.options(), 0),
                with(t, t.purpose(), new Quota(101, 1000), t.division(), t.options(), 0),
                with(t, t.purpose(), new Quota(100, 1001), t.division(), t.options(), 0),
                with(t, t.purpose(), t.quota(), new DivisionScope("000000"), t.options(), 0),
                with(t, t.purpose(), t.quota(), t.division(), new SharingOptions(true, false), 0),
                with(t, t.purpose(), t.quota(), t.division(), new SharingOptions(false, true), 0),
                with(t, t.purpose(), t.quota(), t.division(), t.options(), 1));
    }

    private static Terms with(
            Terms t, Purpose purpose, Quota quota, DivisionScope division, SharingOptions options, int moreDays) {
        return new Terms(
                t.requester(),
                purpose,
                t.legalBasis(),
                t.subjectType(),
                t.elements(),
                division,
                quota,
                t.validFrom(),
                t.validTo().plus(Duration.ofDays(moreDays)),
                options);
    }
}
