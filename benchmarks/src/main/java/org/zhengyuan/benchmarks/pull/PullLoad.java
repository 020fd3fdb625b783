package org.zhengyuan.benchmarks.pull;

import java.nio.file.Path;
import java.util.List;
import org.zhengyuan.benchmarks.Server;

/** Pulls of a server's demo city by its tax office, at 64 connections. */
public final class PullLoad {
    private final int port;
    private final TaxOffice office;
    private final String agreement;
    private final List<String> enterprises;

    public PullLoad(Server server, Path data) throws Exception {
        this.port = server.port();
        this.office = new TaxOffice(port, data.resolve("demo"));
        this.agreement = office.agreement(office.token());
        this.enterprises = PullBench.enterprises(server);
    }

    public double perSecond(double seconds) throws Exception {
        return Load.run(port, PullBench.pulls(office, agreement, enterprises), seconds)
                .perSecond();
    }
}
