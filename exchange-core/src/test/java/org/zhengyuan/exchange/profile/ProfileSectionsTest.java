package org.zhengyuan.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.delivery.AgreementUsed;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Answer.Answered;
import org.zhengyuan.exchange.delivery.Answer.Sourced;
import org.zhengyuan.exchange.delivery.Answer.State;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.registry.Truth;

class ProfileSectionsTest {
    @Test
    void elementsAreArrangedByTheDatasetThatAnswersForThem() {
        ProfileSections profile = ProfileSections.of(answer(
                new Answered("a", State.KNOWN, false, "population", List.of(value("population")), List.of()),
                new Answered("b", State.UNKNOWN, false, "population", List.of(), List.of()),
                new Answered("c", State.NO_SOURCE, false, null, List.of(), List.of()),
                new Answered(
                        "d",
                        State.KNOWN,
                        true,
                        "city-1",
                        List.of(value("city-1"), value("city-2"), value("city-1")),
                        List.of())));
        assertThat(profile.sections())
                .extracting(ProfileSections.Section::dataset)
                .containsExactly("population", "city-1", "city-2");
        assertThat(profile.sections().getFirst().elements())
                .extracting(Answered::element)
                .containsExactly("a", "b");
        assertThat(profile.sections().get(1).elements().getFirst().values()).hasSize(2);
        assertThat(profile.withoutSource()).extracting(Answered::element).containsExactly("c");
    }

    private static Sourced value(String dataset) {
        return new Sourced(new Truth.Value("x", "x", dataset, "", 1, 1, Instant.EPOCH, Instant.EPOCH), null, false);
    }

    private static Answer answer(Answered... elements) {
        return new Answer(
                new ReceiptId(UUID.fromString("01005200-0000-8000-8000-000000000000")),
                new AgreementUsed(new UUID(1, 2), 1),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(elements));
    }
}
