package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.evidence.KeptCheckpoint;
import org.zhengyuan.exchange.evidence.LogKeyring;
import org.zhengyuan.exchange.evidence.LogWork;
import org.zhengyuan.exchange.evidence.Publishing;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.proof.NoteSigner;

/**
 * A process of its own that keeps the log without a pause, with the real classes, until it is killed, or dies by itself at a moment that was
 * chosen. Arguments: database, folder of the checkpoint, folder of the keys, when to die.
 */
final class LogProcess {
    enum Death {
        NEVER,
        BEFORE_KEEPING,
        AFTER_KEEPING
    }

    private LogProcess() {}

    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser("zhengyuan_app");
        List<NoteSigner> signers = new ArrayList<>();
        for (String name : List.of("ed25519.key", "sm2.key")) {
            signers.add(NoteSigner.of(KeyFile.load(Path.of(arguments[2], name), null)));
        }
        JdbcClient jdbc = JdbcClient.create(database);
        PostgresSequencer sequencer =
                new PostgresSequencer(new JdbcTemplate(database), new JdbcTransactionManager(database));
        Publishing publishing = new Publishing(
                sequencer,
                new PostgresTreeReading(jdbc, new WitnessPolicy(0, List.of()), Clock.systemUTC()),
                new Mortal(new CheckpointFile(Path.of(arguments[1])), Death.valueOf(arguments[3])),
                new PostgresLogStops(jdbc),
                LogKeyring.fixed(signers),
                Clock.systemUTC());
        LogWork work = new LogWork(sequencer, publishing);
        System.out.println("keeps the log");
        System.out.flush();
        Stream.generate(() -> {
                    work.round();
                    return publishing.stopped();
                })
                .filter(Optional::isPresent)
                .findFirst()
                .ifPresent(why -> System.out.println("stopped: " + why));
    }

    /** Ends the process as a kill does, without a word, at the third checkpoint. */
    private record Mortal(KeptCheckpoint kept, Death death, int[] count) implements KeptCheckpoint {
        Mortal(KeptCheckpoint kept, Death death) {
            this(kept, death, new int[1]);
        }

        @Override
        public Optional<String> newest() {
            return kept.newest();
        }

        @Override
        public void keep(String note) {
            count[0]++;
            die(Death.BEFORE_KEEPING);
            kept.keep(note);
            die(Death.AFTER_KEEPING);
        }

        private void die(Death now) {
            if (death == now && count[0] == 3) {
                Runtime.getRuntime().halt(137);
            }
        }

        @Override
        public void putAside() {
            kept.putAside();
        }
    }
}
