package org.zhengyuan.exchange.catalog.rule;

import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;

/**
 * A point, line or polygon as well-known text, longitude before latitude in degrees of CGCS2000; standard form: upper-case tag, one space,
 * plain coordinates without needless zeros. Parameters {@code maxPoints} (1000 where not given) and {@code bounds}, a list of west,
 * south, east, north; where not given, a frame around China, in which exchanged coordinates do not pass.
 */
final class GeometryRule extends StandardText {
    private static final Invalid GEOMETRY = new Invalid(
            Reason.GEOMETRY, "POINT (lon lat), LINESTRING (lon lat, …) or POLYGON ((lon lat, …)), rings closed");

    private final int maxPoints;
    private final double[] bounds;
    private final Invalid tooMany;
    private final Invalid outside;

    GeometryRule(int maxPoints, double[] bounds) {
        this.maxPoints = maxPoints;
        this.bounds = bounds.clone();
        this.tooMany = new Invalid(Reason.LENGTH, "at most " + maxPoints + " points");
        this.outside = new Invalid(
                Reason.OUT_OF_RANGE,
                "longitude " + bounds[0] + " to " + bounds[2] + ", then latitude " + bounds[1] + " to " + bounds[3]);
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
