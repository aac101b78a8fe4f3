package local.observe;

/** What AWS bills by, in the unit of its price list, before any rounding to price steps. */
public enum Usage {
    /** Invocations that Lambda accepted. */
    LAMBDA_REQUESTS,
    /** Memory in GB times billed seconds, init included. */
    LAMBDA_GB_SECONDS,
    /** Requests of 512 KB to an HTTP API. */
    HTTP_API_REQUESTS,
    /** Messages of 32 KB, in either direction. */
    WEBSOCKET_MESSAGES,
    WEBSOCKET_CONNECTION_MINUTES,
    /** Requests of 64 KB to standard queues, those of event sources included. */
    SQS_REQUESTS,
    SQS_FIFO_REQUESTS,
    /** Publishes of 64 KB. */
    SNS_REQUESTS,
    SNS_FIFO_REQUESTS,
    /** Deliveries to queues and functions: free, and counted. */
    SNS_DELIVERIES,
    DYNAMODB_WRITE_UNITS,
    DYNAMODB_READ_UNITS,
    SES_MESSAGES,
    KMS_REQUESTS,
    KMS_ASYMMETRIC_REQUESTS,
    SSM_REQUESTS,
    SCHEDULER_INVOCATIONS,
    /** Bytes that functions and gateways wrote to logs. */
    LOG_BYTES
}
