"""What moto's CloudFormation engine does otherwise than CloudFormation, and how this engine corrects it: one fix a file.

The comment at the head of each file says what moto does. test/local/cloudformation/stacks/fixes.test.ts plays the same scenes at this engine and
at moto as it comes. Once moto plays all scenes of a fix rightly, the fix can go.
"""
