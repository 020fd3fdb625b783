package org.zhengyuan.exchange.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.schemas.fact.ClaimChecked;
import org.zhengyuan.schemas.fact.ClaimResult;
import org.zhengyuan.schemas.fact.DeliveryRefused;
import org.zhengyuan.schemas.fact.ElementState;
import org.zhengyuan.schemas.fact.PullAnswered;
import org.zhengyuan.schemas.fact.ValueVersion;

/**
 * A trail entry's details. They name elements, datasets and versions, and never a value or a person.
 *
 * @param type name of the Avro fact
 * @param bytes the fact in Avro binary, as the trail keeps it
 * @param told the fact's fields by name, as receipts tell them
 */
public record Facts(String type, byte[] bytes, Map<String, Object> told) {
    static Facts of(Answer answer) {
        List<ValueVersion> values = new ArrayList<>();
        List<ElementState> without = new ArrayList<>();
        for (Answer.Answered element : answer.elements()) {
            if (element.state() != Answer.State.KNOWN) {
                without.add(new ElementState(element.element(), element.state().word()));
            }
            add(element.element(), element.values(), values);
            add(element.element(), element.former(), values);
        }
        return encoded(new PullAnswered(answer.validAt(), answer.knownAt(), values, without));
    }

    static Facts of(ClaimCheck.Results results) {
        List<ClaimResult> all = new ArrayList<>();
        for (ClaimCheck.Results.Checked one : results.results()) {
            all.add(new ClaimResult(one.element(), one.result().word(), one.versionIds()));
        }
        return encoded(new ClaimChecked(all));
    }

    static Facts of(Outcome.Refused<?> refused) {
        Map<String, ?> facts = refused.facts();
        Object element = facts.get("element");
        return encoded(new DeliveryRefused(refused.refusal().code(), element == null ? null : element.toString()));
    }

    private static void add(String element, List<Answer.Sourced> sourced, List<ValueVersion> values) {
        for (Answer.Sourced one : sourced) {
            values.add(
                    new ValueVersion(element, one.value().dataset(), one.value().versionId(), one.disputed()));
        }
    }

    private static Facts encoded(SpecificRecordBase fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecordBase>(fact.getSchema(), fact.getSpecificData()).write(fact, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("a fact cannot be encoded", e);
        }
        return new Facts(fact.getSchema().getName(), bytes.toByteArray(), told(fact));
    }

    /**
     * Details as the trail kept them.
     *
     * @throws IllegalArgumentException if they are not those bytes that the fact has in Avro binary, no fewer and no more
     */
    public static Facts kept(String type, byte[] bytes) {
        SpecificRecordBase fact =
                switch (type) {
                    case "PullAnswered" -> new PullAnswered();
                    case "ClaimChecked" -> new ClaimChecked();
                    case "DeliveryRefused" -> new DeliveryRefused();
                    default -> throw new IllegalArgumentException("no fact " + type);
                };
        try {
            new SpecificDatumReader<SpecificRecordBase>(fact.getSchema(), fact.getSchema(), fact.getSpecificData())
                    .read(fact, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException("a fact cannot be decoded", e);
        }
        Facts facts = encoded(fact);
        if (!Arrays.equals(facts.bytes(), bytes)) {
            throw new IllegalArgumentException("a fact has more bytes than it tells, or others");
        }
        return facts;
    }

    private static Map<String, Object> told(SpecificRecordBase fact) {
        Map<String, Object> told = new TreeMap<>();
        for (Schema.Field field : fact.getSchema().getFields()) {
            told.put(field.name(), told(fact.get(field.pos())));
        }
        return told;
    }

    private static @Nullable Object told(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case SpecificRecordBase one -> told(one);
            case List<?> list -> list.stream().map(Facts::told).toList();
            case CharSequence text -> text.toString();
            case Instant instant -> instant.toString();
            default -> value;
        };
    }
}
