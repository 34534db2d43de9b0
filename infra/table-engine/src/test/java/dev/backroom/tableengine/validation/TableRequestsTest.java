package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.ErrorType.VALIDATION;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRequestsTest {
    private static final String KEY = "'TableName':'abc','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],"
            + "'AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'}],'BillingMode':'PAY_PER_REQUEST'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'TableName':'abc'} | 2 validation errors detected: Value null at 'keySchema' failed to satisfy constraint: Member must not be null; Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null
            {'TableName':'abc','AttributeDefinitions':[],'KeySchema':[],'BillingMode':'A','ProvisionedThroughput':{'ReadCapacityUnits':-1,'WriteCapacityUnits':-1}} | 4 validation errors detected: Value 'A' at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]; Value '-1' at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '-1' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1
            {'TableName':'abc','AttributeDefinitions':[],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'},{'AttributeName':'b','KeyType':'RANGE'},{'AttributeName':'c','KeyType':'RANGE'}]} | 1 validation error detected: Value '[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(attributeName=b, keyType=RANGE), KeySchemaElement(attributeName=c, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2
            {'TableName':'abc','AttributeDefinitions':[],'KeySchema':[{'KeyType':'Woop'},{'AttributeName':'a'}]} | 3 validation errors detected: Value null at 'keySchema.1.member.attributeName' failed to satisfy constraint: Member must not be null; Value 'Woop' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]; Value null at 'keySchema.2.member.keyType' failed to satisfy constraint: Member must not be null
            {'TableName':'abc','AttributeDefinitions':[{'AttributeName':'b','AttributeType':'SS'}],'KeySchema':[{'AttributeName':'a','KeyType':'HASH'}]} | 1 validation error detected: Value 'SS' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]
            {KEY,'ProvisionedThroughput':{}} | 2 validation errors detected: Value null at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must not be null; Value null at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must not be null
            {KEY,'LocalSecondaryIndexes':[{}]} | 3 validation errors detected: Value null at 'localSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must not be null; Value null at 'localSecondaryIndexes.1.member.keySchema' failed to satisfy constraint: Member must not be null; Value null at 'localSecondaryIndexes.1.member.projection' failed to satisfy constraint: Member must not be null
            {KEY,'GlobalSecondaryIndexes':[{}]} | 3 validation errors detected: Value null at 'globalSecondaryIndexes.1.member.keySchema' failed to satisfy constraint: Member must not be null; Value null at 'globalSecondaryIndexes.1.member.projection' failed to satisfy constraint: Member must not be null; Value null at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must not be null
            {KEY,'GlobalSecondaryIndexes':[{'IndexName':'h;','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],'Projection':{'ProjectionType':'abc','NonKeyAttributes':[]}}]} | 4 validation errors detected: Value 'abc' at 'globalSecondaryIndexes.1.member.projection.projectionType' failed to satisfy constraint: Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]; Value '[]' at 'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'h;' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'h;' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3
            {KEY,'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'X'}} | 1 validation error detected: Value 'X' at 'streamSpecification.streamViewType' failed to satisfy constraint: Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, KEYS_ONLY]
            {KEY,'TableClass':'X'} | Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].
            """)
    void refusesNewTable_withTheServicesText(String request, String text) {
        RequestFixture.refuses("CreateTable", request.replace("KEY", KEY), VALIDATION, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'TableName':'abc','GlobalSecondaryIndexUpdates':[{'Create':{}}]} | 3 validation errors detected: Value null at 'globalSecondaryIndexUpdates.1.member.create.keySchema' failed to satisfy constraint: Member must not be null; Value null at 'globalSecondaryIndexUpdates.1.member.create.projection' failed to satisfy constraint: Member must not be null; Value null at 'globalSecondaryIndexUpdates.1.member.create.indexName' failed to satisfy constraint: Member must not be null
            {'TableName':'abc','GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'a'}}]} | 1 validation error detected: Value 'a' at 'globalSecondaryIndexUpdates.1.member.delete.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3
            {'TableName':'abc','ProvisionedThroughput':{'ReadCapacityUnits':0,'WriteCapacityUnits':1}} | 1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1
            """)
    void refusesTableUpdate_withTheServicesText(String request, String text) {
        RequestFixture.refuses("UpdateTable", request, VALIDATION, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CreateTable | {KEY}
            UpdateTable | {'TableName':'abc'}
            UpdateContinuousBackups | {'TableName':'abc','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}
            GetShardIterator | {'StreamArn':'arn:aws:dynamodb:us-east-1:123456789012:table/abc/stream/x','ShardId':'shardId-00000000000000000000-00000000','ShardIteratorType':'LATEST'}
            """)
    void takesTableRequest_thatIsWellFormed(String operation, String request) {
        RequestFixture.takes(operation, request.replace("KEY", KEY));
    }
}
