package org.zhengyuan.server.security;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** When what a transaction changed becomes visible to others. */
public final class AfterCommit {
    private AfterCommit() {}

    /** Runs the step once the present transaction has committed; at once where there is none. */
    public static void run(Runnable step) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            step.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                step.run();
            }
        });
    }
}
