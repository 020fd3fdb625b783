package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.zhengyuan.server.demo.DemoCity;
import org.zhengyuan.server.demo.DemoDelivery;
import org.zhengyuan.server.demo.SampleSubject;
import org.zhengyuan.server.start.StartLines;

/**
 * The demo from catalogue to answers. Every step is repeatable: interrupted at any point and run again, it goes on where it was, because
 * the exchange itself keeps repeated deliveries from counting twice.
 */
final class LoadingDemo {
    private static final int SAMPLES = 50;
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final DemoSettings settings;
    private final Path folder;
    private final People people;
    private final Clock clock;
    private final Consumer<SampleSubject> holder;
    private final Summary summary = new Summary();

    /** @param holder told whom the holder's account of the demo stands for, once the registry knows them */
    LoadingDemo(DemoSettings settings, Path folder, People people, Clock clock, Consumer<SampleSubject> holder) {
        this.settings = settings;
        this.folder = folder;
        this.people = people;
        this.clock = clock;
        this.holder = holder;
    }

    Summary load() throws IOException {
        Progress progress = new Progress(folder.resolve("progress"));
        Instant begun = clock.instant();
        StartLines.say("Demo: publishing the catalogue");
        int datasets = new PublishingCatalog(people.exchangeStewards(), progress).publish();
        StartLines.say("Demo: " + datasets + " datasets published; making the deliveries of "
                + number(settings.subjects()) + " subjects");
        summary.put("datasets", datasets);
        deliver();
        share(progress);
        summary.put("demo.seconds", Duration.between(begun, clock.instant()).toMillis() / 1000.0);
        return summary;
    }

    private void deliver() throws IOException {
        List<DemoDelivery> deliveries =
                DemoCity.generate(folder.resolve("deliveries"), settings.seed(), settings.subjects());
        DeliveringCity delivering = new DeliveringCity(people, settings.seed() + "-" + settings.subjects());
        List<Outcome> outcomes = new ArrayList<>();
        for (DemoDelivery delivery : deliveries) {
            String name =
                    "Demo: delivery " + delivery.number() + " of " + deliveries.size() + ", " + delivery.dataset();
            Instant[] told = {clock.instant()};
            Outcome outcome = delivering.deliver(delivery, share -> {
                if (Duration.between(told[0], clock.instant()).compareTo(QUIET) > 0) {
                    told[0] = clock.instant();
                    StartLines.say(name + ": " + Math.round(share * 100) + " %");
                }
            });
            StartLines.say(name + ": " + number(outcome.rows("received")) + " rows, " + number(outcome.rows("created"))
                    + " created, " + number(outcome.rows("changed")) + " changed, " + number(outcome.rows("refused"))
                    + " refused");
            outcomes.add(outcome);
        }
        summary.deliveries(outcomes);
    }

    private void share(Progress progress) {
        SharingData sharing = new SharingData(people, clock);
        String enterprises = agreement(progress, "agreement-enterprise", sharing::enterpriseAgreement);
        String persons = agreement(progress, "agreement-person", sharing::personAgreement);
        List<SampleSubject> samples = SampleSubject.names(settings.seed(), settings.subjects(), SAMPLES);
        long right = 0;
        long confirmed = 0;
        for (SampleSubject sample : samples) {
            String agreement = sample.type().equals("person") ? persons : enterprises;
            right += sharing.pull(agreement, sample) ? 1 : 0;
            confirmed += sharing.claim(agreement, sample) ? 1 : 0;
        }
        samples.stream()
                .filter(sample -> sample.type().equals("person"))
                .findFirst()
                .ifPresent(holder);
        summary.put("agreements", 2);
        summary.put("pulls", samples.size());
        summary.put("pulls.right", right);
        summary.put("claimChecks", samples.size());
        summary.put("claimChecks.match", confirmed);
        summary.require("the number of right pulls", samples.size(), right);
        summary.require("the number of confirmed claims", samples.size(), confirmed);
        new PastedCall(folder, people).write(sharing.pullBody(enterprises, samples.getFirst()));
    }

    private static String agreement(Progress progress, String step, java.util.function.Supplier<String> make) {
        String known = progress.of(step);
        if (known != null) {
            return known;
        }
        String made = make.get();
        progress.done(step, made);
        return made;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
