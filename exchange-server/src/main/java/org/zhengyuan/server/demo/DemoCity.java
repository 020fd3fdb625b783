package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The demo city's deliveries. The same seed and size give the same bytes, on any machine and at any time; memory does not grow with the
 * size.
 */
public final class DemoCity {
    /** Seed where none is given. */
    public static final long DEFAULT_SEED = 1;

    /** Subjects where no number is given: loaded within seconds. */
    public static final int DEFAULT_SUBJECTS = 20_000;

    private static final int LEAST = 10;
    private static final int MOST = 5_000_000;

    private DemoCity() {}

    /**
     * Writes every delivery into the folder, and {@code planted.json} with what is expected of them.
     *
     * @param subjects people, enterprises and houses together, 10 to 5,000,000
     * @return the deliveries in the order in which they are to be handed in
     */
    public static List<DemoDelivery> generate(Path folder, long seed, int subjects) throws IOException {
        if (subjects < LEAST || subjects > MOST) {
            throw new IllegalArgumentException("subjects: " + LEAST + " to " + MOST + ", not " + subjects);
        }
        Files.createDirectories(folder);
        Dispatch dispatch = new Dispatch(new City(seed, subjects), folder);
        PublicSecurity publicSecurity = new PublicSecurity(dispatch);
        MarketRegulation marketRegulation = new MarketRegulation(dispatch);
        Tax tax = new Tax(dispatch);
        CivilAffairs civilAffairs = new CivilAffairs(dispatch);
        SocialSecurity socialSecurity = new SocialSecurity(dispatch);
        Housing housing = new Housing(dispatch);

        publicSecurity.deliver(1);
        marketRegulation.deliver(1);
        housing.units(1);
        civilAffairs.marriages(1);
        tax.registrations(1);
        socialSecurity.employment(1);
        socialSecurity.months(1);
        housing.ownership(1);
        civilAffairs.families(1);

        publicSecurity.deliver(2);
        marketRegulation.deliver(2);
        tax.survey(2);
        tax.registrations(2);
        civilAffairs.marriages(2);
        socialSecurity.employment(2);
        socialSecurity.months(2);

        publicSecurity.deliver(3);
        housing.ownership(3);

        PlantedFile.write(folder.resolve("planted.json"), seed, subjects, dispatch.deliveries());
        return List.copyOf(dispatch.deliveries());
    }
}
