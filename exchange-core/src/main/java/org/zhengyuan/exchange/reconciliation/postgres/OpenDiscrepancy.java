package org.zhengyuan.exchange.reconciliation.postgres;

import java.util.UUID;

/** An open discrepancy as far as settling it needs it. */
record OpenDiscrepancy(UUID id, UUID subjectId, String element, String reportedValue) {}
