package mailroom.tests.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A suite that runs twice: over our own services, and over those of LocalStack, which we did not write. Every contract test that keeps to SQS, SNS,
 * SSM and KMS is one. Without a licence LocalStack has no SES v2, and for DynamoDB it wraps the same DynamoDBLocal that we start.
 */
@Tag("localstack")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoOnLocalStack {}
