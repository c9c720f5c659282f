Write-Output "no file for readers"
