export * from './cfnUserPoolClient';
export * from './userPoolClient';
