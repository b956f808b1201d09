export * from './cfnUserPoolClient';
