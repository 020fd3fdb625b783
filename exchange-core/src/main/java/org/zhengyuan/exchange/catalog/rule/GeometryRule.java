package org.zhengyuan.exchange.catalog.rule;

import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A point, line or polygon as well-known text, longitude before latitude in degrees of CGCS2000; standard form: upper-case tag, one space,
 * plain coordinates without needless zeros. Parameters {@code maxPoints} (1000 where not given) and {@code bounds}, a list of west,
 * south, east, north; where not given, a frame around China, in which exchanged coordinates do not pass.
 */
final class GeometryRule extends StandardText {
    private static final Invalid GEOMETRY = new Invalid(Reason.GEOMETRY, Expected.of("geometry"));

    private final int maxPoints;
    private final double[] bounds;
    private final Invalid tooMany;
    private final Invalid outside;

    GeometryRule(int maxPoints, double[] bounds) {
        this.maxPoints = maxPoints;
        this.bounds = bounds.clone();
        this.tooMany = new Invalid(Reason.LENGTH, Expected.of("points", maxPoints));
        this.outside = new Invalid(
                Reason.OUT_OF_RANGE, Expected.of("geometry.frame", bounds[0], bounds[2], bounds[1], bounds[3]));
    }

    @Override
    public Standardized standardize(String text) {
        String figure = Folding.figure(text);
        if (figure.isEmpty()) {
            return Valid.EMPTY;
        }
        WellKnownText reader = new WellKnownText(figure, maxPoints, bounds);
        return switch (reader.read()) {
            case READ -> new Valid(reader.canonical());
            case MALFORMED -> GEOMETRY;
            case OUTSIDE -> outside;
            case TOO_MANY -> tooMany;
        };
    }
}
