package org.zhengyuan.exchange.catalog.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhengyuan.exchange.catalog.RuleSpec;

/**
 * Makes value rules from what the catalogue states. A rule never asks a clock: the upper-bound date given here is its {@code today}, so a
 * row that is processed again gives the same outcome.
 */
public final class ValueRules {
    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("citizen-id", (parameters, today) -> {
                parameters.only();
                return new CitizenIdRule(today);
            }),
            Map.entry("uscc", bare(new UsccRule())),
            Map.entry("organization-code", bare(new OrganizationCodeRule())),
            Map.entry(
                    "division-code",
                    (parameters, today) ->
                            new DivisionCodeRule(parameters.only("inForceOn").inForceOn("inForceOn"))),
            Map.entry("date", (parameters, today) -> {
                parameters.only("min", "max");
                return new DateRule(parameters.date("min"), parameters.date("max"));
            }),
            Map.entry("timestamp", bare(new TimestampRule())),
            Map.entry("year-month", (parameters, today) -> {
                parameters.only("min", "max");
                return new YearMonthRule(parameters.month("min"), parameters.month("max"));
            }),
            Map.entry("sex", bare(new CodeListRule(CodeListRule.SEX))),
            Map.entry(
                    "code-list",
                    (parameters, today) ->
                            new CodeListRule(parameters.only("values").codes("values"))),
            Map.entry("phone", bare(new PhoneRule())),
            Map.entry(
                    "person-name",
                    (parameters, today) ->
                            new PersonNameRule(parameters.only("maxLength").count("maxLength", 100, 1))),
            Map.entry(
                    "organization-name",
                    (parameters, today) -> new OrganizationNameRule(
                            parameters.only("maxLength").count("maxLength", 200, 1))),
            Map.entry("text", (parameters, today) -> {
                parameters.only("maxLength", "pattern");
                return new PlainTextRule(parameters.count("maxLength", 2000, 1), parameters.pattern("pattern"));
            }),
            Map.entry("integer", (parameters, today) -> {
                parameters.only("min", "max");
                return new IntegerRule(
                        parameters.whole("min", Long.MIN_VALUE), parameters.whole("max", Long.MAX_VALUE));
            }),
            Map.entry("decimal", (parameters, today) -> decimal(parameters)),
            Map.entry("boolean", bare(new BooleanRule())),
            Map.entry("geometry", (parameters, today) -> {
                parameters.only("maxPoints", "bounds");
                return new GeometryRule(
                        parameters.count("maxPoints", 1000, 1), parameters.bounds("bounds", 73, 3, 136, 54));
            }),
            Map.entry("real-estate-unit", bare(new RealEstateUnitRule())),
            Map.entry("digest", bare(new DigestRule()))));

    private final LocalDate today;

    private interface Kind {
        ValueRule rule(Parameters parameters, LocalDate today);
    }

    /**
     * @param today the day rules take as today: the last day a birth date may have, the day division codes are in force on
     */
    public ValueRules(LocalDate today) {
        this.today = today;
    }

    /** The kinds of rules there are, sorted. */
    public static Set<String> kinds() {
        return new TreeSet<>(KINDS.keySet());
    }

    /**
     * The rule of this kind with these parameters.
     *
     * @throws IllegalArgumentException naming the unknown kind, or the parameter that is unknown or does not fit
     */
    public ValueRule of(RuleSpec spec) {
        Kind kind = KINDS.get(spec.kind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no rule of kind " + spec.kind() + "; there are " + String.join(", ", KINDS.keySet()));
        }
        return kind.rule(new Parameters(spec, today), today);
    }

    /** A kind without parameters; its one rule has no state. */
    private static Kind bare(ValueRule rule) {
        return (parameters, today) -> {
            parameters.only();
            return rule;
        };
    }

    private static ValueRule decimal(Parameters parameters) {
        parameters.only("precision", "scale", "min", "max");
        int scale = parameters.count("scale", 2, 0);
        int precision = parameters.count("precision", 20, 1);
        if (precision < scale) {
            throw parameters.wrong("precision", "at least the scale of " + scale, null);
        }
        return new DecimalRule(precision, scale, parameters.decimal("min"), parameters.decimal("max"));
    }
}
