package org.zhengyuan.exchange.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.Answer;

/**
 * A profile's elements arranged by the dataset that is responsible for them, in the order of the answer.
 *
 * @param withoutSource elements that nobody present may answer: no source, or one that has not agreed
 */
public record ProfileSections(List<Section> sections, List<Answer.Answered> withoutSource) {
    /** What one dataset says of the subject. */
    public record Section(String dataset, List<Answer.Answered> elements) {}

    public static ProfileSections of(Answer answer) {
        Map<String, List<Answer.Answered>> byDataset = new LinkedHashMap<>();
        List<Answer.Answered> without = new ArrayList<>();
        for (Answer.Answered element : answer.elements()) {
            for (Map.Entry<String, Answer.Answered> part : parts(element).entrySet()) {
                if (part.getKey().isEmpty()) {
                    without.add(part.getValue());
                } else {
                    byDataset
                            .computeIfAbsent(part.getKey(), dataset -> new ArrayList<>())
                            .add(part.getValue());
                }
            }
        }
        List<Section> sections = new ArrayList<>();
        byDataset.forEach((dataset, elements) -> sections.add(new Section(dataset, List.copyOf(elements))));
        return new ProfileSections(List.copyOf(sections), List.copyOf(without));
    }

    /** An element with records of several divisions may have several sources; each gets its part. */
    private static Map<String, Answer.Answered> parts(Answer.Answered element) {
        Map<String, List<Answer.Sourced>> values = new LinkedHashMap<>();
        for (Answer.Sourced value : element.values()) {
            values.computeIfAbsent(value.value().dataset(), dataset -> new ArrayList<>())
                    .add(value);
        }
        Map<String, Answer.Answered> parts = new LinkedHashMap<>();
        values.forEach((dataset, some) -> parts.put(dataset, part(element, dataset, some)));
        if (parts.isEmpty()) {
            String dataset = element.dataset();
            parts.put(dataset == null ? "" : dataset, element);
        }
        return parts;
    }

    private static Answer.Answered part(
            Answer.Answered element, @Nullable String dataset, List<Answer.Sourced> values) {
        boolean held = values.stream().anyMatch(Answer.Sourced::holdsValue);
        Answer.State state = held ? element.state() : Answer.State.UNKNOWN;
        return new Answer.Answered(element.element(), state, element.many(), dataset, values, element.former());
    }
}
