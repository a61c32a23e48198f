@echo off
rem Starts the kata command; builds it first when one of its files is newer than the last build.
setlocal
set "root=%~dp0"
set "program=%root%tools\Katas.Cli\bin\Release\net10.0\kata.dll"
set "stamp=%root%tools\Katas.Cli\obj\kata.built"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo kata needs the .NET 10 SDK: https://dotnet.microsoft.com/download>&2
    exit /b 2
)

rem The names come in as environment variables, so that no quote in a path can end a string.
powershell -NoProfile -Command "if (-not ((Test-Path -LiteralPath $env:program) -and (Test-Path -LiteralPath $env:stamp))) { exit 1 }; $built = (Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; $sources = @(Get-ChildItem -LiteralPath ($env:root + 'tools') -Recurse -File) + @(Get-ChildItem -LiteralPath $env:root -File | Where-Object Name -match '^(Directory\..*\.props|global\.json)$'); if ($sources | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.LastWriteTimeUtc -gt $built }) { exit 1 }"
if not errorlevel 1 goto run

echo building the kata command, which takes a moment the first time>&2
if not exist "%root%tools\Katas.Cli\obj" mkdir "%root%tools\Katas.Cli\obj"
rem What is saved while it builds is newer than this file.
type nul >"%stamp%.new"
dotnet build "%root%tools\Katas.Cli" -c Release -v quiet -nologo -clp:NoSummary >&2
if errorlevel 1 (
    del "%stamp%.new"
    echo the kata command itself does not build>&2
    exit /b 2
)
move /y "%stamp%.new" "%stamp%" >nul

:run
rem The shell script says why.
if "%~1"=="watch" (
    set "DOTNET_GCgen0size=1000000"
    set "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0"
)
set "DOTNET_EnableWriteXorExecute=0"
dotnet "%program%" %*
exit /b %errorlevel%
