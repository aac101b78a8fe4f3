package mailroom.batches.domain;

/** Which request a batch came from: what its caller can ask for, and the W3C trace that its work goes on with. */
public record Origin(String requestId, String traceparent) {}
